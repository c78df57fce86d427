package org.chengxin.api;

import org.chengxin.api.edge.EdgeSettings;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The whole edge, for whoever composes the program. It needs beans of {@link EdgeSettings} and of what the node offers.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(basePackageClasses = ApiConfiguration.class)
public class ApiConfiguration {}
