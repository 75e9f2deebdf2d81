// The door to SQLite. Swift cannot call C functions with a variable number of arguments,
// nor read macros that cast, so the few we need stand here as inline functions.
#pragma once
#include <sqlite3.h>

/// Turns a boolean setting of sqlite3_db_config on or off.
static inline int kurskoll_sqlite_config(sqlite3 *db, int option, int on) {
    return sqlite3_db_config(db, option, on, (int *)0);
}

/// Binds bytes which SQLite copies at once (SQLITE_TRANSIENT).
static inline int kurskoll_sqlite_bind_text(sqlite3_stmt *s, int i, const char *p, int n) {
    return sqlite3_bind_text(s, i, p, n, SQLITE_TRANSIENT);
}
static inline int kurskoll_sqlite_bind_blob(sqlite3_stmt *s, int i, const void *p, int n) {
    return sqlite3_bind_blob(s, i, p, n, SQLITE_TRANSIENT);
}
