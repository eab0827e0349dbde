import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Tells the roll how a connection gets on with its requests.
final class PaceHandler: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let roll: ConnectionRoll
  private var connection: Connection?

  init(_ roll: ConnectionRoll) {
    self.roll = roll
  }

  func handlerAdded(context: ChannelHandlerContext) {
    connection = roll.enter(context.channel, at: .now())
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    roll.leave(context.channel)
  }

  func channelInactive(context: ChannelHandlerContext) {
    roll.leave(context.channel)
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: connection?.note { $0.headArrived(at: .now()) }
    case .body(let bytes): connection?.note { $0.bodyArrived(bytes.readableBytes) }
    case .end: connection?.note { $0.requestEnded(at: .now()) }
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .end = unwrapOutboundIn(data) else {
      context.write(data, promise: promise)
      return
    }
    let sent = promise ?? context.eventLoop.makePromise(of: Void.self)
    sent.futureResult.whenComplete { [connection] _ in
      connection?.note { $0.answered(at: .now()) }
    }
    context.write(data, promise: sent)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed? = event as? ChannelEvent { connection?.leave() }
    context.fireUserInboundEventTriggered(event)
  }
}
