/**
 * What Overturn costs, beside the limit of what it stands on. {@code ./mvnw verify -Pbench} runs
 * these in place of the tests and writes {@code target/bench.md}.
 */
package org.overturn.bench;
