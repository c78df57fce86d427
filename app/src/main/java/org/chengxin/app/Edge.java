package org.chengxin.app;

import org.chengxin.api.ApiConfiguration;
import org.chengxin.portal.PortalConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** What serves requests: the API, and the pages beside it. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ApiConfiguration.class, PortalConfiguration.class})
class Edge {}
