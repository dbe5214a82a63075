package cn.baoxiu.contractor.web;

import cn.baoxiu.contractor.rating.Rating;
import cn.baoxiu.contractor.rating.RatingList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Ratings over HTTP. */
@RestController
@Tag(name = "ratings", description = "How contractors did, per quarter")
class RatingApi {

    private final RatingList ratings;

    RatingApi(RatingList ratings) {
        this.ratings = ratings;
    }

    @GetMapping("/api/ratings")
    @Operation(
            summary = "Ratings of contractors in a quarter, best first: items with sample and points, total, grade;"
                    + " frozen, or provisional from the facts of this moment")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "403", description = "Not of those who decide on contractors, and no contractor")
    @ApiResponse(
            responseCode = "422",
            description = "No quarter, one that has not begun, or a subsidiary or contractor that the user does not"
                    + " see; errors name it")
    List<Rating> list(@ParameterObject RatingParams params) {
        return ratings.list(params.read(ratings.running()));
    }
}
