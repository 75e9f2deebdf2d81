extension Installation {
    /// The service, and each job with its timer.
    var unitFiles: [InstalledFile] {
        [unit("\(name).service", service)]
            + jobs.flatMap {
                [unit("\(name)-\($0.name).service", $0.service), unit("\(name)-\($0.name).timer", $0.timer)]
            }
    }

    private func unit(_ file: String, _ text: String) -> InstalledFile {
        InstalledFile(topic: "systemd", path: "/etc/systemd/system/\(file)", text: text)
    }

    private var service: String {
        """
        [Unit]
        Description=Kurskoll på https://\(host)
        After=network.target
        # Den startas om, hur ofta den än har stannat.
        StartLimitIntervalSec=0

        [Service]
        Type=exec
        ExecStart=\(program) serve --socket \(socket) \\
            --base-url https://\(host) --proxy-secret-file \(secretFile) --sendmail "\(mailer)"
        # Läser om kurser och Web; det som är trasigt behåller sin senaste hela version.
        ExecReload=/bin/sh -c 'kill -HUP $MAINPID'
        # SIGTERM: det påbörjade görs klart, högst tio sekunder, och e-posten som väntar på högst tio till.
        TimeoutStopSec=30
        Restart=always
        RestartSec=1
        RuntimeDirectory=\(name)
        RuntimeDirectoryMode=0750
        LimitNOFILE=20000
        \(mailAccess)
        \(sandbox)

        [Install]
        WantedBy=multi-user.target

        """
    }

    /// What hands mail over; the sender is read from the message.
    var mailer: String { "/usr/bin/msmtp --file=\(settings)/msmtprc --read-envelope-from" }

    /// Mail is all that leaves the machine, and it leaves for one address.
    private var mailAccess: String {
        """
        # Bara e-posten når nätet, och bara den servern (se \(settings)/msmtprc).
        RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
        IPAddressDeny=any
        IPAddressAllow=localhost\(relay == "127.0.0.1" ? "" : " \(relay)")
        """
    }

    private static let noNetwork = """
        PrivateNetwork=yes
        RestrictAddressFamilies=none
        IPAddressDeny=any
        """

    /// What no part of Kurskoll needs (systemd.exec(5)); `systemd-analyze security` measures it.
    private var sandbox: String {
        """
        User=\(name)
        Group=\(name)
        UMask=0077
        StateDirectory=\(name) \(name)/backups
        StateDirectoryMode=0700
        # Här prövas säkerhetskopior; /tmp kan ligga i minnet.
        Environment=TMPDIR=/var/tmp
        # En minnesdump vore en kopia av uppgifterna.
        LimitCORE=0
        NoNewPrivileges=yes
        CapabilityBoundingSet=
        AmbientCapabilities=
        ProtectSystem=strict
        ProtectHome=yes
        PrivateTmp=yes
        PrivateMounts=yes
        PrivateDevices=yes
        DevicePolicy=closed
        PrivateUsers=yes
        ProtectProc=invisible
        ProcSubset=pid
        ProtectClock=yes
        ProtectControlGroups=yes
        ProtectHostname=yes
        ProtectKernelLogs=yes
        ProtectKernelModules=yes
        ProtectKernelTunables=yes
        LockPersonality=yes
        MemoryDenyWriteExecute=yes
        RemoveIPC=yes
        RestrictNamespaces=yes
        RestrictRealtime=yes
        RestrictSUIDSGID=yes
        SystemCallArchitectures=native
        SystemCallFilter=@system-service
        SystemCallFilter=~@privileged @resources
        SystemCallErrorNumber=EPERM
        KeyringMode=private
        """
    }

    /// Work that a timer starts.
    private struct Job {
        let name: String
        let service: String
        let timer: String
    }

    /// `when` in the server's own time, whichever zone that is.
    private func job(_ verb: String, _ meaning: String, when: String, run: String, network: String) -> Job {
        Job(
            name: verb,
            service: """
                [Unit]
                Description=Kurskoll: \(meaning)

                [Service]
                Type=oneshot
                \(run)
                Nice=10
                IOSchedulingClass=idle
                \(network)
                \(sandbox)

                """,
            timer: """
                [Unit]
                Description=Kurskoll: \(meaning)

                [Timer]
                OnCalendar=\(when)
                # Var datorn avstängd då, körs det när den har startat.
                Persistent=true

                [Install]
                WantedBy=timers.target

                """)
    }

    private var jobs: [Job] {
        [
            job(
                "remind", "dagens påminnelser", when: "*-*-* 06:30",
                run: "ExecStart=\(program) remind --base-url https://\(host) --sendmail \"\(mailer)\"",
                network: mailAccess),
            job(
                "backup", "säkerhetskopia, prövad", when: "*-*-* 02:10", run: backup, network: Self.noNetwork),
            job(
                "retain", "gallring enligt kommunens beslut", when: "Sun *-*-* 03:10",
                run: "ExecStart=\(program) retain", network: Self.noNetwork),
            job(
                "freeze", "avstämning av månadsskiftet", when: "*-*-01 05:10",
                run: "ExecStart=\(program) freeze --month-end", network: Self.noNetwork),
        ]
    }

    /// Nothing old goes before the new copy has been counted again.
    private var backup: String {
        """
        # Kopior äldre än \(Self.backupDays) dagar tas bort, när dagens är gjord och prövad. Så länge finns även det raderade kvar.
        # Ligger på samma disk: låt kommunens egen säkerhetskopiering hämta \(backups).
        ExecStart=/bin/sh -ec 'copy=\(backups)/kurskoll-$$(date +%%F-%%H%%M%%S).db; \\
            \(program) backup "$$copy"; \\
            \(program) verify "$$copy"; \\
            find \(backups) -name "kurskoll-*" -mtime +\(Self.backupDays) -delete'
        """
    }
}
