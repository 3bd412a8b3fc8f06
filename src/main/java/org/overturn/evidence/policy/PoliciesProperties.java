package org.overturn.evidence.policy;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Policies, under {@code overturn.policies}.
 *
 * @param load where policies lie that come with an installation, as resource patterns; each is
 *     loaded at start unless it is kept, or people have changed it
 */
@ConfigurationProperties("overturn.policies")
record PoliciesProperties(@DefaultValue List<String> load) {}
