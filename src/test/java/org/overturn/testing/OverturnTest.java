package org.overturn.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test on the whole application: real services on a real PostgreSQL, a real SMTP server, and a
 * real port for those who want one. All such tests share one context, so adding properties or mock
 * beans to one of them costs another start.
 *
 * <p>Before each test there is no case, no mail and nobody signed in, and the {@link TestClock}
 * stands at its start. The job executor is off: {@link Jobs} runs what is due. The demo's five
 * users exist.
 *
 * <p>A context lives as long as its JVM, so never {@code @DirtiesContext}: with the first that
 * ends, Camunda ends for the whole JVM the thread that answers agents who wait for a task.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ActiveProfiles("test")
@Import(TestSetup.class)
@ContextConfiguration(initializers = TestSetup.class)
@ExtendWith(TestSetup.class)
public @interface OverturnTest {}
