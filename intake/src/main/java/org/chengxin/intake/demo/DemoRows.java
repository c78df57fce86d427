package org.chengxin.intake.demo;

import java.util.List;

/** Where the rows of a file come from. */
sealed interface DemoRows permits DemoRegistrations, DemoPermits, DemoPenalties {

    /** The names of the columns. */
    List<String> header();

    /** The n-th good row, counted from 1. */
    List<String> good(int number);

    /**
     * One row at least of every kind of dirt.
     *
     * @param number a number from which on rows are about nothing that a good row is about
     */
    List<List<String>> dirt(int number);
}
