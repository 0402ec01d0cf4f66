"""Run Editions from a checkout: `python cli.py translate story.txt`."""

from translate.commands import main

if __name__ == "__main__":
    main()
