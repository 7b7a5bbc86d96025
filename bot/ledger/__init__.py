"""What a story's articles counted and quoted: measures with their observations, utterances with their versions."""
