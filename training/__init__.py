"""The recipes of what ships: the language pipeline from published treebanks, the weights of figures and of stories."""
