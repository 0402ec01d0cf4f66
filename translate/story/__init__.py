"""What an article is: reading it from text, Markdown or HTML, and segmenting it."""
