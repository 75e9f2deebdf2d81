internal import HTTP

extension Installation {
    /// The same site for Apache 2.4 with mod_auth_openidc, for who signs in with the municipality's own.
    var apacheFile: InstalledFile {
        InstalledFile(
            topic: "apache", path: "/etc/apache2/sites-available/\(name).conf", isWritten: false,
            text: #"""
                # Kurskoll på https://\#(host) med Apache 2.4 i stället för nginx, och kommunens egen inloggning (OpenID Connect).
                # a2enmod proxy proxy_http ssl http2 headers auth_openidc; usermod -aG \#(name) www-data
                <VirtualHost *:80>
                    ServerName \#(host)
                    Redirect permanent / https://\#(host)/
                    # Utan CustomLog skrivs ingen besökslogg; felloggen skriver ut sökvägar, så även den är avstängd.
                    ErrorLog /dev/null
                </VirtualHost>
                <VirtualHost *:443>
                    ServerName \#(host)
                    ErrorLog /dev/null
                    LogFormat "%{%FT%T%z}t %m %>s %B %D" \#(name)
                    SetEnvIf Request_URI "\#(Self.quietPaths)" unlogged
                    CustomLog ${APACHE_LOG_DIR}/\#(name).log \#(name) env=!unlogged
                    Protocols h2 http/1.1
                    SSLEngine on
                    SSLProtocol -all +TLSv1.2 +TLSv1.3
                    SSLCertificateFile \#(settings)/tls.crt
                    SSLCertificateKeyFile \#(settings)/tls.key
                    LimitRequestBody \#(Limits.bodyBytes + (1 << 20))

                    OIDCProviderMetadataURL https://login.exempel.se/.well-known/openid-configuration
                    OIDCClientID kurskoll
                    OIDCClientSecret …
                    OIDCCryptoPassphrase …
                    OIDCRedirectURI https://\#(host)/oidc
                    # Ett namn som aldrig ges till någon annan; personalfilens kolumn »inloggning« har samma.
                    OIDCRemoteUserClaim preferred_username

                    # Sätts alltid, så att det som webbläsaren själv skickar skrivs över.
                    ProxyPreserveHost On
                    ProxyAddHeaders Off
                    RequestHeader set X-Forwarded-For "expr=%{REMOTE_ADDR}"
                    RequestHeader set Kurskoll-User "expr=%{REMOTE_USER}"
                    # Innehåller: RequestHeader set Kurskoll-Secret "hemligheten i \#(secretFile)"
                    Include \#(secretFile).apache
                    <Location />
                        AuthType openid-connect
                        Require valid-user
                        ProxyPass unix:\#(socket)|http://\#(name)/
                    </Location>
                    # De här når man utan inloggning.
                    <LocationMatch "\#(Self.quietPaths)">
                        Require all granted
                    </LocationMatch>
                    <LocationMatch "^/(api/|fil/|halsa$|kontroll$|tillganglighet$|integritet$)">
                        Require all granted
                    </LocationMatch>
                    <LocationMatch "\#(Self.uploadPaths)">
                        LimitRequestBody \#((Self.uploadMegabytes + 1) << 20)
                    </LocationMatch>
                </VirtualHost>

                """#)
    }
}
