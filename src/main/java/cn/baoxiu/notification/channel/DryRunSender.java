package cn.baoxiu.notification.channel;

/** Sends nothing: for the demo, whose page shows what would have been sent. */
class DryRunSender implements Sender {

    private final Channel channel;

    DryRunSender(Channel channel) {
        this.channel = channel;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public boolean configured() {
        return true;
    }

    @Override
    public void send(Letter letter) {}
}
