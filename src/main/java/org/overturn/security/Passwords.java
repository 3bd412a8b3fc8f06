package org.overturn.security;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.stereotype.Component;

/**
 * Tries a password with the engine, which counts wrong ones and lets wait. Around it:
 *
 * <ul>
 *   <li>The answer takes as long for a user that there is not, that has no password, or that the
 *       engine lets wait: how long it takes tells nobody who has an account.
 *   <li>One user's tries go one after the other. Those at the same time would all be looked at
 *       before the first is counted as wrong.
 *   <li>No more are looked at at once than there are processors: whoever floods the sign-in takes
 *       neither all of those nor the database's connections.
 *   <li>A password that is right, and was kept otherwise than today's are, is hashed anew.
 * </ul>
 */
@Component
class Passwords {

  private static final long PATIENCE_SECONDS = 10;

  private final IdentityService identity;
  private final SlowHash hash;
  private final Clock clock;
  private final int tries;
  private final Lock[] turns =
      IntStream.range(0, Runtime.getRuntime().availableProcessors())
          .mapToObj(each -> new ReentrantLock(true))
          .toArray(Lock[]::new);

  Passwords(
      IdentityService identity, SlowHash hash, Clock clock, ProcessEngineConfiguration engine) {
    this.identity = identity;
    this.hash = hash;
    this.clock = clock;
    this.tries = ((ProcessEngineConfigurationImpl) engine).getLoginMaxAttempts();
  }

  /**
   * Whether this is the user's password, and the user may sign in with it now.
   *
   * @throws InternalAuthenticationServiceException when so many try that it cannot be looked at
   */
  boolean areRight(String id, String password) {
    Lock turn = turns[Math.floorMod(id.hashCode(), turns.length)];
    await(turn);
    try {
      return inTurn(id, password);
    } finally {
      turn.unlock();
    }
  }

  private static void await(Lock turn) {
    try {
      if (turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    throw new InternalAuthenticationServiceException("Too many try to sign in at once");
  }

  private boolean inTurn(String id, String password) {
    UserEntity user = find(id);
    boolean right = user != null && user.getPassword() != null && matches(user, password);
    if (right && !hash.isCurrent(user.getPassword())) {
      hashAnew(user, password);
    } else if (!right && !tookItsTime(user)) {
      hash.spend(password);
    }
    return right;
  }

  private boolean matches(UserEntity user, String password) {
    return identity.checkPassword(user.getId(), password);
  }

  private boolean tookItsTime(UserEntity user) {
    return user != null
        && user.getPassword() != null
        && hash.isCurrent(user.getPassword())
        && user.getAttempts() < tries
        && (user.getLockExpirationTime() == null
            || !user.getLockExpirationTime().toInstant().isAfter(clock.instant()));
  }

  /** Unless it has been changed meanwhile. The password stays, so the rules on it do not matter. */
  private void hashAnew(UserEntity before, String password) {
    UserEntity user = find(before.getId());
    if (user != null && before.getPassword().equals(user.getPassword())) {
      user.setPassword(password);
      try {
        ((IdentityServiceImpl) identity).saveUser(user, true);
      } catch (OptimisticLockingException changed) {
        // on another node, by another sign-in or by a change; the next sign-in looks again
      }
    }
  }

  private UserEntity find(String id) {
    return (UserEntity) identity.createUserQuery().userId(id).singleResult();
  }
}
