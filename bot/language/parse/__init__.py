"""The steps around the parser: chunks of long texts, sentence breaks, one scheme of relations for every pipeline."""
