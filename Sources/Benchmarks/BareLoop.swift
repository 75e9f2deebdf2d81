import CLinux
import Glibc

/// What no server over the kernel's sockets can go below: epoll, one `recv` and one `send` of ready bytes for each
/// request. It reads nothing of what is asked and knows no HTTP.
enum BareLoop {
    /// As many events a turn as the product takes.
    private static let turnEvents = 32

    /// Serves the bytes of a file until it is killed.
    static func run(port: Int, file: String) throws {
        let answer = try File.read(file)
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var one: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, 4)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard bound == 0, listen(listener, 4096) == 0 else {
            throw Failure("port \(port)", "cannot be had", "run it again")
        }
        let epoll = epoll_create1(0)
        watch(listener, epoll)
        var events = [epoll_event](repeating: epoll_event(), count: turnEvents)
        var input = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = Int(epoll_wait(epoll, &events, Int32(turnEvents), -1))
            for index in 0..<max(0, count) {
                let client = Int32(truncatingIfNeeded: events[index].data.u64)
                if client == listener {
                    let accepted = accept(listener, nil, nil)
                    setsockopt(accepted, Int32(IPPROTO_TCP), TCP_NODELAY, &one, 4)
                    watch(accepted, epoll)
                } else if recv(client, &input, input.count, 0) <= 0 {
                    close(client)
                } else {
                    send(client, answer, answer.count, Int32(MSG_NOSIGNAL))
                }
            }
        }
    }

    private static func watch(_ descriptor: Int32, _ epoll: Int32) {
        var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(u64: UInt64(descriptor)))
        epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event)
    }
}
