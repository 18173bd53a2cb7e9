"""Sample plans in our own words, their gold, and the script that makes their files."""
