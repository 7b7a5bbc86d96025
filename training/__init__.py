"""The recipe that trains the language pipeline in bot/language/model from published treebanks."""
