package org.overturn.testing;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/**
 * A window that is looked at once its page has arrived to the last line. A click ends with the
 * first line of the next page, and whoever reads then reads what the browser has of it so far: on a
 * busy machine, its upper half.
 */
public final class WholePage {

  private static final Set<String> NEEDS_NO_PAGE = Set.of("close", "context", "isClosed");

  private WholePage() {}

  /**
   * The same window; each look at it, and each act in it, waits for the page it shows. So do its
   * popups.
   */
  public static Page in(Page window) {
    return (Page)
        Proxy.newProxyInstance(
            Page.class.getClassLoader(),
            new Class<?>[] {Page.class},
            (proxy, method, arguments) -> asked(window, method, arguments));
  }

  private static Object asked(Page window, Method method, Object... arguments) throws Throwable {
    if (!NEEDS_NO_PAGE.contains(method.getName())) {
      window.waitForLoadState(LoadState.DOMCONTENTLOADED);
    }
    try {
      Object answer = method.invoke(window, arguments);
      return answer instanceof Page opened ? in(opened) : answer;
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
