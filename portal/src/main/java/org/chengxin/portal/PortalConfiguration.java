package org.chengxin.portal;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The portal as a part of an application that has a {@link CityAddress}. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class PortalConfiguration implements WebMvcConfigurer {

    private final City city;

    PortalConfiguration(City city) {
        this.city = city;
    }

    /** The words of the pages. */
    @Bean
    static MessageSource messageSource() {
        var words = new ResourceBundleMessageSource();
        words.setBasename("portal.messages");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        words.setUseCodeAsDefaultMessage(false);
        return words;
    }

    /** The first part of the path says the language, so that a link means the same to everyone. */
    @Bean
    static LocaleResolver localeResolver() {
        return new PathLocale();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Frame(city)).addPathPatterns("/zh/**", "/en/**");
    }
}
