package org.chengxin.portal;

import java.net.URI;

/** Where the city's API is, for the pages to ask. Asked when the first page is, since a port may be chosen at start. */
@FunctionalInterface
public interface CityAddress {

    /** Address of the API, such as {@code http://127.0.0.1:8080}. */
    URI uri();
}
