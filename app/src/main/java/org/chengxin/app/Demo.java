package org.chengxin.app;

/** Fills a fresh city with invented companies and records, through the same door as everyone. */
final class Demo {

    private final City city;

    Demo(City city) {
        this.city = city;
    }

    void seed() {
        city.address();
    }
}
