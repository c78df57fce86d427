package org.chengxin.api.description;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the description of the API. */
@RestController
class DescriptionRoutes {

    private final byte[] description = Description.read().json();

    /** The description, OpenAPI 3.1. */
    @GetMapping(path = "/openapi.json", produces = "application/json")
    ResponseEntity<byte[]> description() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(description);
    }
}
