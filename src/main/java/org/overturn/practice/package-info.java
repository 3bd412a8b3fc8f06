/**
 * The practice that uses Overturn: its name, its hours, its time zone, and where people reach it.
 */
package org.overturn.practice;
