"""What pages of ours say of themselves, and how they look: as a printed page, light or dark as the reader likes."""

from __future__ import annotations

GENERATOR = "Maqala"
"""The program that made a page, as pages name it."""

LEVEL = "data-heading"
"""The attribute that says which heading one is that is written as a higher one: 3 for the third level."""

SHEET = """\
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #1f2328; --link: #1b658f; --line: #c4c1b8; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1e1f22; --ink: #dadada; --link: #7dc0e6; --line: #53575e; }
}
body {
  max-width: 42rem; margin: 0 auto; padding: 2rem 1.2rem 4rem; overflow-wrap: break-word;
  background: var(--paper); color: var(--ink);
  font: 1.125rem/1.55 "Source Serif 4", "PT Serif", "Noto Serif", Georgia, Cambria, serif;
}
h1, h2, h3, h4 { line-height: 1.25; margin: 1.6em 0 .5em; }
h1 { font-size: clamp(1.5rem, 7vw, 2rem); margin-top: 0; }
h2 { font-size: 1.45rem; }
h3 { font-size: 1.2rem; }
h4 { font-size: 1rem; }
.lead { font-size: 1.2rem; }
.byline, figcaption, table { font-size: 1rem; }
.author + time::before { content: "· "; }
header { margin-bottom: 2rem; }
a { color: var(--link); }
sub, sup { line-height: 0; }
figure, blockquote, table { margin: 1.6em 0; }
img { max-width: 100%; height: auto; }
blockquote { padding-left: 1.2em; border-left: 3px solid var(--line); }
table { border-collapse: collapse; }
th, td { padding: .3em .7em; border: 1px solid var(--line); text-align: left; vertical-align: top; }
hr { border: 0; border-top: 1px solid var(--line); margin: 2em 0; }
@media print {
  :root { --paper: #fff; --ink: #000; --link: #000; }
  body { max-width: none; padding: 0; font-size: 11pt; }
}
"""
