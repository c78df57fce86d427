package org.chengxin.api.edge;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How answers are written: canonical JSON, an ETag on what is read, one line in the log. */
@Configuration(proxyBeanMethods = false)
class Answers implements WebMvcConfigurer {

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new CanonicalAnswers());
    }

    @Bean
    FilterRegistrationBean<RequestLog> requestLog() {
        FilterRegistrationBean<RequestLog> filter = new FilterRegistrationBean<>(new RequestLog());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<Etags> etags() {
        FilterRegistrationBean<Etags> filter = new FilterRegistrationBean<>(new Etags());
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }
}
