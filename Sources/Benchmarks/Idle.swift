internal import Glibc

/// Connections that are open and silent. In a process of its own, since descriptors are limited.
enum Idle {
    /// Opens them, asks each one thing, and keeps them.
    static func open(port: Int, count: Int) throws(Failure) -> [Int32] {
        Tools.raiseDescriptorLimit()
        let message = Message.get("/halsa")
        var buffer = [UInt8](repeating: 0, count: 4096)
        var sockets: [Int32] = []
        for _ in 0..<count {
            let socket = try Loopback.connected(port: port)
            guard Loopback.send(message, to: socket), recv(socket, &buffer, buffer.count, 0) > 12,
                try AnswerHead(buffer)?.status == 200
            else { throw Failure("a connection", "was turned away", "look at what the server wrote above") }
            sockets.append(socket)
        }
        return sockets
    }

    /// Says `ready` and holds them until this process is ended.
    static func run(port: Int, count: Int) throws(Failure) {
        let sockets = try open(port: port, count: count)
        Output.say("ready")
        withExtendedLifetime(sockets) { while true { pause() } }
    }
}
