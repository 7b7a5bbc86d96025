"""What people type after a slash: the desk asked, a channel's settings changed, a digest ordered."""
