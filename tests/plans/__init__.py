"""Plans that tests are made with: of one city with a fact of every kind, of rows, of gold annotations, by the thousand."""
