package enum SQLiteSkeleton {}
