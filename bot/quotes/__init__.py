"""Quotes: what stands in quotation marks, who said it, and whether two articles print it in the same words."""
