"""`python -m pipeline.cli` is `planledger`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
