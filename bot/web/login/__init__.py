"""Who looks: login by GitHub, sessions in the browser's own keeping, what each may see."""
