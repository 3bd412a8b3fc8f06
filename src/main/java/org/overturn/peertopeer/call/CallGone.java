package org.overturn.peertopeer.call;

/** The call is not one that can be written down now; the text says why and what to do. */
class CallGone extends RuntimeException {

  CallGone(String message) {
    super(message);
  }
}
