package cn.baoxiu.contractor.web;

import cn.baoxiu.contractor.letter.LetterVerification;
import cn.baoxiu.identity.OpenPageLimit;
import cn.baoxiu.identity.OpenPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Where the QR code of a letter leads, without login: confirms number, date and hash, and compares a PDF that somebody has
 * at hand. Nothing is stored, and nothing of the content is shown.
 */
@Controller
@RequestMapping("/v/{token}")
class VerificationPages {

    private static final long MAX_BYTES = 20L * 1024 * 1024;

    private final LetterVerification verification;
    private final OpenPageLimit limit;
    private final LetterText text;

    VerificationPages(LetterVerification verification, OpenPageLimit limit, LetterText text) {
        this.verification = verification;
        this.limit = limit;
        this.text = text;
    }

    @GetMapping
    String page(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!limit.allows(request.getRemoteAddr())) {
            return tooMany(response, model);
        }
        return show(token, response, model);
    }

    @PostMapping
    String compare(
            @PathVariable String token,
            @RequestParam MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        if (!limit.allows(request.getRemoteAddr())) {
            return tooMany(response, model);
        }
        if (file.getSize() > MAX_BYTES) {
            model.addAttribute("tooLarge", true);
        } else if (!file.isEmpty()) {
            String found = hash(file);
            model.addAttribute("found", found);
            model.addAttribute(
                    "same",
                    verification.find(token).map(c -> c.sha256().equals(found)).orElse(false));
        }
        return show(token, response, model);
    }

    private String show(String token, HttpServletResponse response, Model model) {
        OpenPages.headers(response);
        var confirmed = verification.find(token);
        if (confirmed.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        model.addAttribute("letter", confirmed.orElse(null));
        model.addAttribute("token", token);
        model.addAttribute("t", text);
        return "contractor/verification";
    }

    private String tooMany(HttpServletResponse response, Model model) {
        OpenPages.tooMany(response);
        model.addAttribute("tooMany", true);
        model.addAttribute("t", text);
        return "contractor/verification";
    }

    private static String hash(MultipartFile file) throws IOException {
        try (InputStream in = new DigestInputStream(file.getInputStream(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
