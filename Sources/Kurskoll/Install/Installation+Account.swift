extension Installation {
    /// The account, its folders, and the command line as that account.
    var accountFiles: [InstalledFile] {
        [
            InstalledFile(
                topic: "account", path: "/etc/sysusers.d/\(name).conf",
                text: """
                    # Kontot som äger databasen; ingen loggar in med det. systemd-sysusers skapar det.
                    u \(name) - "Kurskoll" /var/lib/\(name) /usr/sbin/nologin
                    # nginx når socketen, och inget annat, genom gruppen.
                    m www-data \(name)

                    """),
            InstalledFile(
                topic: "account", path: "/etc/tmpfiles.d/\(name).conf",
                text: """
                    # Mapparna, öppna bara för kontot, och hemligheten, som det får läsa. systemd-tmpfiles --create ordnar det.
                    d /var/lib/\(name) 0700 \(name) \(name) -
                    d \(backups) 0700 \(name) \(name) -
                    z \(secretFile) 0640 root \(name) -

                    """),
            InstalledFile(
                topic: "command", path: "/usr/local/sbin/\(name)", mode: 0o755,
                text: """
                    #!/bin/sh
                    # Kurskolls verb på den här databasen, som kontot som äger den: \(name) --help
                    umask 077
                    # doctor ser efter det som tjänsten använder.
                    if [ "${1-}" = doctor ]; then
                        shift
                        set -- doctor --base-url https://\(host) --proxy-secret-file \(secretFile) --sendmail "\(mailer)" "$@"
                    fi
                    exec /sbin/runuser -u \(name) -- \(program) "$@"

                    """),
        ]
    }

    /// msmtp hands mail over by SMTP and needs no rights. Postfix's `sendmail` is setgid and writes into Postfix's own
    /// folders: under `NoNewPrivileges`, which every filter of system calls brings, it refuses.
    var mailFile: InstalledFile {
        InstalledFile(
            topic: "mail", path: "\(settings)/msmtprc",
            text: """
                # Så skickas e-post: msmtp till datorns egen e-postserver (Postfix, Exim), eller till kommunens.
                # Postfix egen sendmail fungerar inte innanför tjänstens skydd, eftersom den byter grupp (setgid).
                account default
                host \(relay)
                port 25
                tls off
                # Kräver servern TLS och inloggning (chmod 640, chgrp \(name) på filen):
                # port 587
                # tls on
                # tls_trust_file /etc/ssl/certs/ca-certificates.crt
                # tls_host_override smtp.exempel.se
                # auth on
                # user kurser
                # password …

                """)
    }

    /// One secret in the two ways it is read: by the account, to which tmpfiles.d opens its file, and by nginx as root.
    var secretFiles: [InstalledFile] {
        [
            InstalledFile(topic: "secret", path: secretFile, mode: 0o600, text: secret + "\n"),
            InstalledFile(
                topic: "secret", path: "\(secretFile).nginx", mode: 0o600,
                text: "proxy_set_header Kurskoll-Secret \"\(secret)\";\n"),
        ]
    }

    /// For Litestream 0.3, which replicates the journal as it is written. It must be the account that owns the database,
    /// or the journal could come to belong to somebody else.
    var litestreamFile: InstalledFile {
        InstalledFile(
            topic: "litestream", path: "/etc/litestream.yml", isWritten: false,
            text: """
                # Databasen kopieras fortlöpande till en annan dator. systemctl edit litestream: [Service] User=\(name)
                # Tillbaka, med \(name) stoppad: litestream restore -o \(data) \(data), som kontot \(name).
                # Nyckelfilen \(data)-key ingår inte. Det som raderas finns kvar i kopian så länge retention säger.
                dbs:
                  - path: \(data)
                    replicas:
                      - {type: sftp, host: "kopia.exempel.se:22", user: \(name), key-path: \(settings)/sftp-key, path: /\(name), retention: 24h}

                """)
    }
}
