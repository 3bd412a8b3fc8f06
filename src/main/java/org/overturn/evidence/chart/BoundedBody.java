package org.overturn.evidence.chart;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.http.HttpConnection;
import org.apache.http.HttpEntity;
import org.apache.http.entity.HttpEntityWrapper;

/**
 * The body of an answer up to a size and a time: a server that sends byte after byte is never
 * silent, and would hold a reading forever.
 */
class BoundedBody extends HttpEntityWrapper {

  private final long most;
  private final TimeLeft left;
  private final HttpConnection connection;

  BoundedBody(HttpEntity body, long most, TimeLeft left, HttpConnection connection) {
    super(body);
    this.most = most;
    this.left = left;
    this.connection = connection;
  }

  @Override
  public InputStream getContent() throws IOException {
    return new FilterInputStream(super.getContent()) {

      private long read;
      private boolean whole;

      @Override
      public int read() throws IOException {
        int one = super.read();
        whole |= one < 0;
        count(one < 0 ? 0 : 1);
        return one;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        int count = super.read(bytes, from, length);
        whole |= count < 0;
        count(Math.max(count, 0));
        return count;
      }

      /** Closing would read on to the end: what is left of an answer is cut off instead. */
      @Override
      public void close() throws IOException {
        if (!whole) {
          connection.shutdown();
        }
        super.close();
      }

      private void count(int more) throws IOException {
        read += more;
        if (read > most) {
          throw new TooLarge();
        }
        if (left.isOver()) {
          throw new TooSlow();
        }
      }
    };
  }

  /** More came than is taken. */
  static final class TooLarge extends IOException {}

  /** The time for the reading is over. */
  static final class TooSlow extends IOException {}
}
