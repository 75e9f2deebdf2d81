internal import HTTP

extension Installation {
    /// The site for nginx 1.22 (Debian 12) or later. What it may not log comes from the table of routes.
    var nginxFile: InstalledFile {
        InstalledFile(
            topic: "nginx", path: "/etc/nginx/conf.d/\(name).conf", text: [limits, plainSite, site].joined())
    }

    /// `^(/hjalp|/grupp/[^/]+/lage)$`: the paths that fit any of the patterns.
    static func expression(_ patterns: some Sequence<String>) -> String {
        var found: [String] = []
        for pattern in patterns {
            let parts = pattern.split(separator: "/").map {
                $0.hasPrefix(":") ? "[^/]+" : $0.replacing(".", with: "\\.")
            }
            let written = "/" + parts.joined(separator: "/")
            if !found.contains(written) { found.append(written) }
        }
        return "^(\(found.joined(separator: "|")))$"
    }

    /// Of the pages that stand in no log.
    static var quietPaths: String { expression(Route.all.filter { !$0.isLogged }.map(\.pattern)) }

    /// Of the pages that take files.
    static var uploadPaths: String { expression(Route.all.filter(\.takesFiles).map(\.pattern)) }

    /// The longest body that any page takes, in MiB.
    static var uploadMegabytes: Int { (Route.all.map(\.bodyLimit).max() ?? 0) >> 20 }

    private var limits: String {
        #"""
        # Kurskoll på https://\#(host), för nginx 1.22 (Debian 12) eller senare.
        # Certifikat med kedja och nyckel: \#(settings)/tls.crt och \#(settings)/tls.key, eller länkar till certbots.

        upstream \#(name) {
            server unix:\#(socket);
            # Hålls kortare än Kurskolls \#(Limits.idleSeconds) sekunder, så att ingen fråga går ut på en ledning som just stängs.
            keepalive 32;
            keepalive_timeout \#(Limits.idleSeconds - 10)s;
        }

        # En hel kommun kan sitta bakom en enda adress: gränserna stoppar en dator som öser, inte en morgon då alla
        # öppnar sin påminnelse. Vem som försöker logga in för ofta vet Kurskoll själv.
        limit_req_zone $binary_remote_addr zone=\#(name)_requests:10m rate=300r/s;
        limit_conn_zone $binary_remote_addr zone=\#(name)_connections:10m;

        # Varken sökväg, fråga, adress eller webbläsare: sökvägar bär inloggningslänkar och koder, och vem som läser
        # om våld ska inte gå att se här.
        log_format \#(name) '$time_iso8601 $request_method $status $body_bytes_sent $request_time $upstream_status $upstream_response_time';


        """#
    }

    /// Says nothing of where somebody wanted to go before she came to TLS.
    private var plainSite: String {
        #"""
        server {
            listen 80;
            listen [::]:80;
            server_name \#(host);
            server_tokens off;
            access_log off;
            error_log /dev/null crit;
            # För certbot --webroot -w /var/www/html.
            location /.well-known/acme-challenge/ { root /var/www/html; }
            location / { return 308 https://\#(host)$request_uri; }
        }


        """#
    }

    private var site: String {
        #"""
        server {
            # Från nginx 1.25.1: »listen 443 ssl;« och »http2 on;«.
            listen 443 ssl http2;
            listen [::]:443 ssl http2;
            server_name \#(host);
            server_tokens off;

            # HSTS och övriga säkerhetsfält sätter Kurskoll. Äldre telefoner än 2014 års kommer inte in.
            ssl_certificate \#(settings)/tls.crt;
            ssl_certificate_key \#(settings)/tls.key;
            ssl_protocols TLSv1.2 TLSv1.3;
            ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305;
            ssl_session_cache shared:\#(name)_tls:10m;
            ssl_session_timeout 1d;
            ssl_session_tickets off;

            # Felloggen skriver ut hela frågan med sökväg, så den är avstängd: status 502, 503 och 429 syns i loggen ovan,
            # och vad som är fel säger kurskoll doctor och journalctl -u \#(name). Slå aldrig på den med riktiga besökare.
            error_log /dev/null crit;
            set $is_logged 1;
            access_log /var/log/nginx/\#(name).log \#(name) if=$is_logged;

            # Kurskolls egna gränser, och en megabyte till: då är det Kurskolls svar med råd som visas, inte nginx.
            client_header_timeout \#(Limits.headSeconds)s;
            client_body_timeout \#(Limits.slownessSeconds)s;
            send_timeout \#(Limits.slownessSeconds)s;
            keepalive_timeout \#(Limits.idleSeconds)s;
            large_client_header_buffers 4 \#(Limits.headBytes >> 10)k;
            client_max_body_size \#((Limits.bodyBytes >> 20) + 1)m;
            limit_req zone=\#(name)_requests burst=600 nodelay;
            limit_conn \#(name)_connections 2000;
            limit_req_status 429;
            limit_conn_status 429;

            # Svar på frågor, och sidor med namn, hamnar aldrig på proxyns disk.
            client_body_buffer_size \#((Limits.bodyBytes >> 20) + 1)m;
            proxy_max_temp_file_size 0;

            # Sätts alltid, så att det som webbläsaren själv skickar skrivs över. Tomt användarnamn är ingen.
            set $login "";
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $host;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header Kurskoll-User $login;
            include \#(secretFile).nginx;

            location / {
                # Kommunens egen inloggning: ta bort # här, och på de två platserna längre ner som hör till.
                # auth_request /identity;
                # auth_request_set $login $upstream_http_x_user;
                proxy_pass http://\#(name);
            }

            # Här syns inga spår alls. Listan kommer från Kurskolls egen: kör kurskoll install --print nginx efter en ny version.
            location ~ \#(Self.quietPaths) {
                access_log off;
                error_log /dev/null crit;
                set $is_logged 0;
                proxy_pass http://\#(name);
            }

            # Filer skickas vidare medan de kommer, och en stor får ta sin tid att läsa in.
            location ~ \#(Self.uploadPaths) {
                client_max_body_size \#(Self.uploadMegabytes + 1)m;
                proxy_request_buffering off;
                proxy_read_timeout 600s;
                proxy_pass http://\#(name);
            }

            # Komprimeras, eftersom de är lika för alla. Sidorna komprimeras inte: de bär både besökarens hemligheter och
            # det som stod i länken, och då röjer ett svars längd vad det innehåller (BREACH).
            location /fil/ {
                gzip on;
                gzip_proxied any;
                gzip_min_length 500;
                gzip_comp_level 6;
                gzip_types text/css text/javascript text/plain text/vtt image/svg+xml application/json application/manifest+json;
                proxy_pass http://\#(name);
            }

            # Den som auth_request frågar: svarar 200 och X-User med den inloggades namn i personalfilens kolumn
            # »inloggning«, eller 401. Skicka inte med sökvägen; den skulle stanna i inloggningstjänstens loggar.
            # location = /identity {
            #     internal;
            #     access_log off;
            #     proxy_pass http://127.0.0.1:4180/oauth2/auth;
            #     proxy_pass_request_body off;
            #     proxy_set_header Content-Length "";
            #     proxy_set_header Host $host;
            # }
            # De här når man utan inloggning: API och det som alla får läsa. Resten prövar Kurskoll själv.
            # location ~ ^/(api/|halsa$|kontroll$|tillganglighet$|integritet$|sprak$) { proxy_pass http://\#(name); }

            # Medan Kurskoll startar om, och när någon öser på. Den som vill lämna sidan kommer härifrån ändå.
            error_page 502 503 504 = @away;
            error_page 429 @away;
            location @away {
                internal;
                if ($uri = /lamna) {
                    add_header Set-Cookie "__Host-kurskoll=; Path=/; Secure; HttpOnly; Max-Age=0" always;
                    add_header Clear-Site-Data '"cache", "storage"' always;
                    return 303 \#(ExitPage.neutralSite);
                }
                default_type "text/html; charset=utf-8";
                add_header Retry-After 60 always;
                add_header Cache-Control no-store always;
                add_header Content-Security-Policy "default-src 'none'; frame-ancestors 'none'" always;
                return 503 '\#(awayPage)';
            }
        }

        """#
    }

    /// Without an apostrophe: nginx would end the page there.
    private var awayPage: String {
        """
        <!doctype html><html lang="sv"><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
        <title>Stängt en kort stund</title><h1>Stängt en kort stund</h1><p>Vänta en minut och ladda om sidan. Det du har \
        gjort klart finns kvar.</p><p lang="en">Closed for a moment. Wait a minute and reload the page. What you have \
        completed is kept.</p></html>
        """
    }
}
