"""What people click: on a finding, on an article's place, on settings, on Home."""
