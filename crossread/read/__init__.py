"""
Files -> articles: folders, Markdown, text, HTML and tables; encodings, titles, languages.

    corpus        walks a corpus, collects what is skipped       identify      uk, ru, en or another language
    article       one file -> one article; line by line          frontmatter   YAML at the head of a file
    table         rows of .jsonl, .csv, .parquet                 plain, html   text of a file -> paragraphs
    decode        bytes -> NFC text                              dates         as people write them -> ISO 8601
    draft         title, outlet, language settled

Nothing is fetched. Boilerplate stays in the text: `segment` recognises it.
"""

from crossread.read.article import read_article, read_lines
from crossread.read.corpus import read_corpus
from crossread.read.identify import identify_language

__all__ = ["identify_language", "read_article", "read_corpus", "read_lines"]
