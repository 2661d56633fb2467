"""From files to Documents: sources, articles, clean, copies."""
