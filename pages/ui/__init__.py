"""What the pages share: caches, the filter panel, the map component, tables and cards."""
