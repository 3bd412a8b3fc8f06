package org.overturn.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** How long each of many calls took, and all of them together. */
final class Timings {

  private final List<Long> nanos = new ArrayList<>();
  private long elapsed;

  /** Makes the calls on so many threads, each taking the next as soon as it is free. */
  void measure(int threads, List<Runnable> calls) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Long>> timed = calls.stream().map(Timings::timed).toList();
      long start = System.nanoTime();
      for (Future<Long> each : pool.invokeAll(timed)) {
        nanos.add(each.get());
      }
      elapsed += System.nanoTime() - start;
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    } finally {
      pool.shutdown();
    }
  }

  /** Calls a second. */
  double rate() {
    return nanos.size() * 1e9 / elapsed;
  }

  /** Milliseconds within which 95 of 100 calls were done. */
  double p95() {
    Collections.sort(nanos);
    return nanos.get((int) Math.ceil(nanos.size() * 0.95) - 1) / 1e6;
  }

  private static Callable<Long> timed(Runnable call) {
    return () -> {
      long start = System.nanoTime();
      call.run();
      return System.nanoTime() - start;
    };
  }

  /** As many calls as wanted, numbered from the first. */
  static List<Runnable> calls(int count, java.util.function.IntFunction<Runnable> call) {
    return IntStream.range(0, count).mapToObj(call).toList();
  }
}
