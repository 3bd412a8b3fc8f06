package org.overturn.appeal.address;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Payers' appeal addresses, under {@code overturn.appeal-addresses}.
 *
 * @param checkAfter how old the last look at an address may be before it is to be held against the
 *     payer's letter; at least a day
 */
@ConfigurationProperties("overturn.appeal-addresses")
record AddressProperties(@DefaultValue("180d") Duration checkAfter) {

  AddressProperties {
    if (checkAfter.toDays() < 1) {
      throw new IllegalArgumentException(
          "overturn.appeal-addresses.check-after: give at least one day, such as 180d");
    }
  }
}
