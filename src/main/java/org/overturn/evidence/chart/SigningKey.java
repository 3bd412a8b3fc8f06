package org.overturn.evidence.chart;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import org.overturn.security.StartRefused;

/** Our private key, with which we sign in (SMART backend services: RS384 or ES384). */
class SigningKey {

  private static final int LEAST_BITS = 2048;
  private static final String MEND =
      "Give a private key as a JWK with a kid: RSA of 2048 bits or more for RS384, or EC on the"
          + " curve P-384 for ES384.";

  private final JWSSigner signer;
  private final JWSHeader header;

  private SigningKey(JWSSigner signer, JWSAlgorithm algorithm, String kid) {
    this.signer = signer;
    this.header = new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(kid).build();
  }

  /**
   * The configured key.
   *
   * @throws StartRefused when there is none that can be used
   */
  static SigningKey of(ChartProperties.Fhir server) {
    return server.keyFile() == null || server.keyFile().toString().isBlank()
        ? of(server.key(), "overturn.chart.fhir.key")
        : of(text(server.keyFile()), "The file in overturn.chart.fhir.key-file");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException | SecurityException failure) {
      throw new StartRefused(
          "The file in overturn.chart.fhir.key-file cannot be read: " + file + ".", MEND);
    }
  }

  /** The failures' own texts would quote the key. */
  private static SigningKey of(String jwk, String where) {
    try {
      JWK key = JWK.parse(jwk.strip());
      if (key.getKeyID() == null || key.getKeyID().isBlank()) {
        throw new StartRefused(where + " has no kid.", MEND);
      }
      if (!key.isPrivate()) {
        throw new StartRefused(where + " is no private key.", MEND);
      }
      SigningKey made = made(key);
      if (made == null || key.getAlgorithm() != null && !made.is(key)) {
        throw new StartRefused(where + " is of a kind that SMART does not name.", MEND);
      }
      return made;
    } catch (ParseException | JOSEException broken) {
      throw new StartRefused(where + " is no JWK.", MEND);
    }
  }

  private static SigningKey made(JWK key) throws JOSEException {
    if (key instanceof RSAKey rsa && rsa.size() >= LEAST_BITS) {
      return new SigningKey(new RSASSASigner(rsa), JWSAlgorithm.RS384, key.getKeyID());
    }
    return key instanceof ECKey ec && Curve.P_384.equals(ec.getCurve())
        ? new SigningKey(new ECDSASigner(ec), JWSAlgorithm.ES384, key.getKeyID())
        : null;
  }

  private boolean is(JWK key) {
    return header.getAlgorithm().getName().equals(key.getAlgorithm().getName());
  }

  String signed(JWTClaimsSet claims) {
    SignedJWT jwt = new SignedJWT(header, claims);
    try {
      jwt.sign(signer);
    } catch (JOSEException impossible) {
      throw new IllegalStateException("The assertion cannot be signed");
    }
    return jwt.serialize();
  }
}
