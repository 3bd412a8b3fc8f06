/**
 * Where each payer takes appeals: unit, postal address, fax, portal, phone and mail, kept version
 * by version with source and day, so that nothing is sent to an address that nobody has checked.
 */
package org.overturn.appeal.address;
