package org.overturn.security;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Checks a password with the engine's identity service and turns groups into authorities. The
 * engine answers no to everything for a while after a wrong password, each time longer, and for
 * good after ten in a row, until an administrator unlocks the user; whoever tries is told the same
 * in each case. Who came by single sign-on has no password.
 */
@Component
class EngineSignIn implements AuthenticationProvider {

  private final IdentityService identity;
  private final Passwords passwords;
  private final SignInLog log;

  EngineSignIn(IdentityService identity, Passwords passwords, SignInLog log) {
    this.identity = identity;
    this.passwords = passwords;
    this.log = log;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String id = Objects.toString(attempt.getName(), "");
    String password = Objects.toString(attempt.getCredentials(), "");
    try {
      UserEntity user = find(id);
      if (!passwords.areRight(id, password)) {
        log.refused(user, attempt);
        throw new BadCredentialsException("User name or password is wrong");
      }
      return new UsernamePasswordAuthenticationToken(
          new SignedInUser(user.getId(), displayName(user)), null, authorities(id));
    } catch (AuthenticationException known) {
      throw known;
    } catch (RuntimeException failure) {
      throw new InternalAuthenticationServiceException("Sign-in is not possible now", failure);
    }
  }

  @Override
  public boolean supports(Class<?> attempt) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
  }

  private UserEntity find(String id) {
    return id.isBlank() ? null : (UserEntity) identity.createUserQuery().userId(id).singleResult();
  }

  private List<GrantedAuthority> authorities(String id) {
    return identity.createGroupQuery().groupMember(id).list().stream()
        .<GrantedAuthority>map(group -> new SimpleGrantedAuthority(Groups.authority(group.getId())))
        .toList();
  }

  private static String displayName(User user) {
    String name =
        Stream.of(user.getFirstName(), user.getLastName())
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining(" "));
    return name.isEmpty() ? user.getId() : name;
  }
}
