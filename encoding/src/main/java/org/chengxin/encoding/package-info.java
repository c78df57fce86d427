/**
 * One encoding for everything that is signed, hashed or stored: canonical JSON (RFC 8785) over strings, booleans,
 * integers, arrays and objects, driven by the components of Java records.
 */
package org.chengxin.encoding;
