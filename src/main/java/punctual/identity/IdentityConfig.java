package punctual.identity;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import punctual.audit.Audit;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.settings.SecretKey;

@Configuration
class IdentityConfig {
  @Bean
  Organizations organizations(Database database, InstantSource time, Ids ids) {
    return new Organizations(database, time, ids);
  }

  @Bean
  Passwords passwords() {
    return new Passwords();
  }

  @Bean
  Users users(Database database, InstantSource time, Ids ids, Passwords passwords) {
    return new Users(database, time, ids, passwords);
  }

  @Bean
  SignOuts signOuts(Database database, InstantSource time) {
    return new SignOuts(database, time);
  }

  @Bean
  FirstAccount firstAccount(
      Organizations organizations, Users users, Database database, RandomGenerator random) {
    return new FirstAccount(organizations, users, database, random);
  }

  @Bean
  Sessions sessions(Users users, InstantSource time) {
    return new Sessions(users, time);
  }

  @Bean
  AccessTokens accessTokens(Database database, InstantSource time, Ids ids, SecretKey secret) {
    return new AccessTokens(new SigningKeys(database, time, secret), time, ids);
  }

  @Bean
  JwtDecoder jwtDecoder(AccessTokens tokens) {
    return tokens.decoder();
  }

  @Bean
  SignIn signIn(
      Users users,
      Passwords passwords,
      AccessTokens access,
      Audit audit,
      Database database,
      InstantSource time,
      Ids ids) {
    var parts =
        new SignIn.Parts(
            users,
            passwords,
            new Throttle(database, time),
            access,
            new RefreshTokens(database, time, ids));
    return new SignIn(parts, audit, database, time);
  }
}
