"""What only looks like an act, or names too little to be told as one."""
