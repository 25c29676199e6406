package tidings.net;

import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Request;
import okhttp3.Response;
import tidings.net.Progress.Stage;

/** Notes how far a call has come. */
final class StageListener extends EventListener {

    private final Progress progress;

    StageListener(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void dnsStart(Call call, String domainName) {
        progress.enter(Stage.RESOLVING);
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        progress.enter(Stage.CONNECTING);
    }

    @Override
    public void secureConnectStart(Call call) {
        progress.enter(Stage.SECURING);
    }

    @Override
    public void requestHeadersStart(Call call) {
        progress.enter(Stage.SENDING);
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
        progress.enter(Stage.WAITING);
    }

    @Override
    public void requestBodyStart(Call call) {
        progress.enter(Stage.SENDING);
    }

    @Override
    public void requestBodyEnd(Call call, long byteCount) {
        progress.enter(Stage.WAITING);
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        progress.enter(Stage.READING);
    }
}
